//! Which entry of the New request menu a product belongs to, by its names of today and of before (R01,
//! R07, R23).

use super::route::Entry;

/// Products by the entry that takes them. A product that two portals take stands under both.
const PRODUCTS: &[(Entry, &[&str])] = &[
    (
        Entry::Azure,
        &[
            "Microsoft Azure",
            "Windows Azure",
            "Azure Active Directory (Azure AD)",
            "Microsoft Entra ID",
            "Azure Virtual Desktop",
            "Virtual Machines",
            "Storage",
            "SQL Database",
            "App Service",
            "Azure DevOps",
            "Azure Reservations",
        ],
    ),
    (
        Entry::Office365,
        &[
            "Microsoft 365",
            "Office 365 ProPlus",
            "Exchange Online",
            "Outlook",
            "SharePoint Online",
            "OneDrive for Business",
            "Microsoft Teams",
            "Skype for Business Online",
            "Lync Online",
            "Yammer",
            "Viva Engage",
            "Project Online",
            "Visio Online",
            "Planner",
            "Power BI",
            "Power Apps",
            "Power Automate (Flow)",
            "Power Platform",
            "Defender for Office 365",
            "Dynamics CRM Online",
            "Dynamics 365 Sales",
            "Dynamics 365 Customer Service",
            "Dynamics 365 Business Central",
            "Dynamics 365 Finance & Operations",
            "Dynamics AX Online",
            "Enterprise Mobility + Security (EMS)",
            "Microsoft Intune",
            "Windows Intune",
            "Microsoft Endpoint Manager",
            "Azure AD Premium",
            "Microsoft Entra ID P1 and P2",
            "Azure Information Protection",
            "Azure Rights Management",
            "Advanced Threat Analytics",
        ],
    ),
    (
        Entry::Marketplace,
        &["Microsoft AppSource", "Azure Marketplace", "SaaS offer", "Third-party product", "ISV product"],
    ),
];

/// The entries for a query, in the order of the menu, each with the product's name that fits where the
/// entry's own name, given in `labels`, does not. All for a blank query, none where nothing fits.
pub fn find(query: &str, labels: &[(Entry, &'static str)]) -> Vec<(Entry, Option<&'static str>)> {
    let query = lower(query);
    let words: Vec<&str> = parts(&query).collect();
    let of_entry = |(entry, label): &(Entry, &'static str)| {
        if fits(label, &words) {
            return Some((*entry, None));
        }
        let products = PRODUCTS.iter().filter(|(of, _)| of == entry).flat_map(|(_, products)| *products);
        let product = products.copied().find(|product| fits(product, &words))?;
        Some((*entry, Some(product)))
    };
    labels.iter().filter_map(of_entry).collect()
}

/// Whether each word begins a word of the name.
fn fits(name: &str, words: &[&str]) -> bool {
    let name = lower(name);
    words.iter().all(|word| parts(&name).any(|part| part.starts_with(word)))
}

/// Letter by letter: what `str` does more is for the end of Greek words, and has tables of its own.
fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty())
}
