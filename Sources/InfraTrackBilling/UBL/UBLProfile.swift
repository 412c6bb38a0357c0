/// Which rules a UBL invoice is made for.
public enum UBLProfile: String, Hashable, Sendable, CaseIterable {
    /// EN 16931, the core that every other profile narrows.
    case ubl
    /// Peppol BIS Billing 3, which asks for electronic addresses and a reference of the buyer's.
    case peppol

    var customization: String {
        switch self {
        case .ubl: "urn:cen.eu:en16931:2017"
        case .peppol:
            "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
        }
    }

    var process: String? {
        self == .peppol ? "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0" : nil
    }
}
