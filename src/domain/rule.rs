//! The rules of the product by their ids, with the marks of the source page's sentences.

macro_rules! rules {
    ($($Rule:ident $marks:literal $summary:literal)+) => {
        /// One rule of the product.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule { $(#[doc = $summary] $Rule,)+ }

        impl Rule {
            /// Every rule, ascending.
            pub const ALL: &'static [Self] = &[$(Self::$Rule,)+];

            /// The id, as `R17`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$Rule => stringify!($Rule),)+ }
            }

            /// The marks of the source page's sentences, without their common prefix `53c86-`; empty for
            /// the product's own rules.
            pub const fn marks(self) -> &'static str {
                match self { $(Self::$Rule => $marks,)+ }
            }

            /// One English sentence for the developer documents; never shown on a page.
            #[cfg(not(target_arch = "wasm32"))]
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$Rule => $summary,)+ }
            }
        }
    };
}

rules! {
    R01 "111–114" "The way starts at the customer list and leads over the customer and its service requests to the New request menu."
    R02 "115" "The last page links out to the right portal in the customer's context, with the whole address visible."
    R03 "108" "A technical problem is filed once the partner could not solve it and it meets an escalation criterion."
    R04 "108" "An indirect provider can file for the customer, and a reseller is always told so."
    R05 "109" "Billing disputes and fraud concerns are topics of their own and skip the technical triage."
    R06 "105, 107" "The role of the person who files is asked, and US Government is a supported cloud."
    R07 "157–158" "Requests go through Partner Center; Dynamics CRM Online is the old name of Dynamics 365."
    R08 "181–182, 188–189" "Opening a portal directly shows one's own context, so no customer's request is sent there without saying so."
    R09 "179" "Nothing is filed by phone in this programme."
    R10 "121–122" "An indirect reseller needs the provider's access grant to file for Azure."
    R11 "123" "A helpdesk admin cannot file for Azure but can set up a support group that may."
    R12 "124–125" "In the Azure portal: New support request, fill in, Create."
    R13 "126" "The support plan to pick is Cloud Solution Provider."
    R14 "127" "The contact on an Azure request is the partner's own, never the customer's."
    R15 "128" "Azure requests are reviewed later under Manage support requests."
    R16 "129–131" "Missing administrator permissions are no obstacle for Azure, in either of two cases."
    R17 "134–137" "The customer's domain makes the Azure link; then the subscription is picked and the prompts followed."
    R18 "139–141" "In the Office 365 admin center: pick the support category, complete the form, Submit."
    R19 "142" "The contact on an Office 365 family request is the partner's own, never the customer's."
    R20 "143" "Office 365 family requests are reviewed later under See all support tickets."
    R21 "116–118" "Dynamics 365 incidents need Advanced Support for Partners or higher."
    R22 "191–192" "Some matters of Dynamics 365 go to Dynamics Support."
    R23 "145–146" "Marketplace products are supported by their publisher, not by Microsoft."
    R24 "147–153" "The publisher's contact stands on the product's page in the marketplace."
    R25 "159" "Partners get priority response for major issues."
    R26 "160, 183–186" "The partner's own tenant is not covered and needs a plan of its own."
    R27 "161–162" "Azure support has a fee that benefits can pay; the Office 365 family has no separate fee."
    R28 "163" "The entitlement holds for all partners of the programme, paid or in a trial."
    R29 "164" "Billing and subscription management support is free."
    R30 "166–167" "Severity follows from the stated business impact."
    R31 "169–170" "Critical impact is severity A: first response in two hours."
    R32 "171–172" "Moderate impact is severity B: first response in four hours."
    R33 "173–174" "Minimal impact is severity C: first response in eight hours."
    R34 "168" "The hours hold for technical break-fix incidents."
    R35 "175–176" "The hours hold for support in English; other languages are served in business hours."
    R36 "177" "Other entitled incidents are answered within one business day."
    R37 "194–195" "Support for customers and service health are linked where they help."
    R38 "154–192" "Every question of the source page is answered on the help page."
    R40 "" "A domain is a strict DNS name before it becomes part of an address; other pasted forms are offered, never taken silently."
    R41 "" "The cloud follows the domain's suffix and can be set by hand."
    R42 "" "The clouds of other operators have pages of their own that end there."
    R43 "" "The Office 365 family opens in the customer's context by tenant id; without one the way is the customer list."
    R44 "" "Nothing leaves the browser but requests for the product's own files."
    R45 "" "Nobody is ever stuck: each page names a next action that works."
    R46 "" "A newer document that disagrees is shown as a dated note and never applied silently."
}
