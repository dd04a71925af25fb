//! Every answer that can be given, by its path in the evaluate request.

words! {
    /// One answer. The word is its path in the evaluate request, the `name` of its form control and the
    /// key under which a draft keeps it. The paths under `details` and `isv` are the wizard's own: the
    /// rules ignore them.
    pub enum Field {
        CustomerDomain = "customer.domain",
        CustomerTenantId = "customer.tenantId",
        CustomerCloud = "customer.cloud",
        PartnerType = "partner.type",
        PartnerRole = "partner.role",
        PartnerDomains = "partner.domains",
        PartnerDynamicsPlan = "partner.dynamicsPlan",
        OwnPlanKind = "partner.ownPlan.kind",
        OwnPlanId = "partner.ownPlan.id",
        Service = "service",
        Topic = "topic",
        DynamicsTopic = "dynamicsTopic",
        HealthChecked = "triage.healthChecked",
        Troubleshot = "triage.troubleshot",
        Category = "triage.category",
        AdminPermissions = "azure.adminPermissions",
        NoPermissionsBecause = "azure.noPermissionsBecause",
        ProviderGrantedAccess = "azure.providerGrantedAccess",
        Impact = "impact",
        Severity = "severity",
        Language = "language",
        Title = "title",
        Description = "description",
        FirstName = "contact.firstName",
        LastName = "contact.lastName",
        Email = "contact.email",
        Phone = "contact.phone",
        StartedAt = "details.startedAt",
        Tried = "details.tried",
        SubscriptionId = "details.subscriptionId",
        CorrelationId = "details.correlationId",
        IsvProduct = "isv.product",
        IsvLink = "isv.link",
        IsvEmail = "isv.email",
        IsvPhone = "isv.phone",
    }
}
