use crate::domain::field::Field;

/// Answers as they were typed or chosen, one text a field. Blank is the same as not answered.
///
/// A radio's answer is the contract's word; a yes or no is `true` or `false`; a list has one item a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers(Vec<String>);

impl Default for Answers {
    fn default() -> Self {
        Self(vec![String::new(); Field::ALL.len()])
    }
}

impl Answers {
    /// The text of a field, empty where there is none.
    pub fn get(&self, field: Field) -> &str {
        &self.0[field as usize]
    }

    /// Whether there is more than white space.
    pub fn has(&self, field: Field) -> bool {
        !self.get(field).trim().is_empty()
    }

    /// Puts the text of a field.
    pub fn set(&mut self, field: Field, text: String) {
        self.0[field as usize] = text;
    }

    /// The fields that have a text, with it.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &str)> {
        Field::ALL.iter().map(|field| (*field, self.get(*field))).filter(|(_, text)| !text.is_empty())
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

impl Field {
    /// Whether the answer is about the agent rather than about one request: such answers are asked once
    /// and kept for all requests (Your details).
    pub const fn is_yours(self) -> bool {
        matches!(
            self,
            Self::PartnerType
                | Self::PartnerRole
                | Self::PartnerDomains
                | Self::PartnerDynamicsPlan
                | Self::OwnPlanKind
                | Self::OwnPlanId
                | Self::FirstName
                | Self::LastName
                | Self::Email
                | Self::Phone
        )
    }

    /// Whether the answer is about the customer.
    pub const fn is_customers(self) -> bool {
        matches!(self, Self::CustomerDomain | Self::CustomerTenantId | Self::CustomerCloud)
    }
}
