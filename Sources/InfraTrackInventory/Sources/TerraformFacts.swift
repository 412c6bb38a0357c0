import StrictJSON

/// What a Terraform resource is outside of Terraform.
struct TerraformFacts {
    let provider: String?
    let identity: String
    let region: String?
    let tags: [String: String]
    private let values: JSON
    private let id: String
    private let cloudID: String?

    private static let providers = [
        "google": "gcp", "google-beta": "gcp", "azurerm": "azure", "azapi": "azure",
        "hcloud": "hetzner", "aws": "aws",
    ]

    init(_ resource: TerraformResource, _ values: JSON, id: String) {
        self.values = values
        self.id = id
        let provider = Self.provider(resource.provider, resource.type)
        self.provider = provider
        cloudID = Self.cloudID(values, id)
        identity = cloudID ?? "\(provider)/\(resource.type)/\(id)"
        region = Self.region(values, cloudID)
        tags = (values["tags"] ?? values["labels"])?.tags ?? [:]
    }

    /// `registry.terraform.io/hashicorp/aws`, `provider["…/aws"].alias` or `provider.aws`.
    private static func provider(_ text: String, _ type: String) -> String {
        let quoted = text.split(separator: "\"", omittingEmptySubsequences: false)
        let source = quoted.count >= 3 ? quoted[1] : text[...]
        let word =
            source.split(separator: "/").last?.split(separator: ".").last.map(String.init)
            ?? type.split(separator: "_").first.map(String.init) ?? type
        return providers[word] ?? word
    }

    /// The identity that the cloud's own listing gives the thing too.
    private static func cloudID(_ values: JSON, _ id: String) -> String? {
        if let arn = values.string("arn"), AmazonName(arn) != nil { return arn }
        if let link = values.string("self_link"), let name = GoogleName.canonical(link) {
            return name
        }
        return id.lowercased().hasPrefix("/subscriptions/") ? id.lowercased() : nil
    }

    private static func region(_ values: JSON, _ cloudID: String?) -> String? {
        if let arn = cloudID.flatMap(AmazonName.init), !arn.region.isEmpty {
            return String(arn.region)
        }
        let named = values.string("region") ?? values.string("location")
        if let zone = values.string("zone"), named == nil { return GoogleName.last(zone) }
        return named.flatMap { GoogleName.last($0) }
    }

    /// Identities by OpenTelemetry name.
    func identifiers(kind: String) -> [String: String] {
        var identifiers: [String: String] = [:]
        identifiers["cloud.resource_id"] = cloudID
        if let arn = cloudID.flatMap(AmazonName.init), !arn.account.isEmpty {
            identifiers["cloud.account.id"] = String(arn.account)
        }
        identifiers["cloud.region"] = region
        guard kind == "server" else { return identifiers }
        identifiers["host.id"] =
            values.scalar("instance_id") ?? values.scalar("virtual_machine_id")
            ?? (cloudID?.hasPrefix("arn:") == true || cloudID == nil ? id : nil)
        identifiers["host.type"] =
            values.scalar("instance_type") ?? values.scalar("machine_type")
            ?? values.scalar("size") ?? values.scalar("server_type")
        identifiers["host.ip"] = values.string("private_ip")
        identifiers["host.name"] = values.string("private_dns")
        return identifiers
    }
}
