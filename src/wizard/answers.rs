use crate::domain::field::Field;

/// Answers as they were typed or chosen, one text a field. Blank is the same as not answered.
///
/// A radio's answer is the contract's word; a yes or no is `true` or `false`; a list has one item a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers(Vec<Option<String>>);

impl Default for Answers {
    fn default() -> Self {
        Self(vec![None; Field::ALL.len()])
    }
}

impl Answers {
    /// The text of a field, empty where there is none.
    pub fn get(&self, field: Field) -> &str {
        self.0[field as usize].as_deref().unwrap_or_default()
    }

    /// Whether there is more than white space.
    pub fn has(&self, field: Field) -> bool {
        !self.get(field).trim().is_empty()
    }

    /// Whether the agent has been at the field, be it to empty it.
    pub fn is_set(&self, field: Field) -> bool {
        self.0[field as usize].is_some()
    }

    /// Puts the text of a field. An answer about the agent that is emptied stays empty, since the host may know another.
    pub fn set(&mut self, field: Field, text: String) {
        self.0[field as usize] = Some(text).filter(|text| !text.is_empty() || field.is_yours());
    }

    /// Puts the text of a field, or takes it away.
    pub fn put(&mut self, field: Field, text: Option<String>) {
        self.0[field as usize] = text.filter(|text| !text.is_empty());
    }

    /// The fields that are set, with their texts.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &str)> {
        Field::ALL.iter().filter_map(|field| Some((*field, self.0[*field as usize].as_deref()?)))
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
