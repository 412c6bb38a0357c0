/// The parts of an Amazon resource name.
struct AmazonName {
    let partition: Substring
    let service: Substring
    let region: Substring
    let account: Substring
    let resource: Substring

    /// Reads `arn:partition:service:region:account:resource`.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", !parts[5].isEmpty else { return nil }
        (partition, service, region) = (parts[1], parts[2], parts[3])
        (account, resource) = (parts[4], parts[5])
    }

    /// The region of an availability zone; Local and Wavelength Zones have longer names.
    static func region(ofZone zone: String) -> String? {
        let parts = zone.split(separator: "-")
        guard parts.count >= 3 else { return nil }
        let letters = parts[2].reversed().prefix { $0.isLetter }.count
        guard letters < parts[2].count else { return nil }
        // A zone of GovCloud has a word more: us-gov-west-1a.
        if parts[2].allSatisfy(\.isLetter), parts.count >= 4 { return nil }
        return "\(parts[0])-\(parts[1])-\(parts[2].dropLast(letters))"
    }

    /// The partition that a region belongs to.
    static func partition(ofRegion region: String) -> String {
        if region.hasPrefix("cn-") { return "aws-cn" }
        return region.hasPrefix("us-gov-") ? "aws-us-gov" : "aws"
    }
}

/// Google's names of resources.
enum GoogleName {
    /// The full resource name of a self link, whichever host and version it was served by.
    static func canonical(_ text: String) -> String? {
        if text.hasPrefix("//") { return text }
        guard let scheme = text.firstRange(of: "://") else { return nil }
        let rest = text[scheme.upperBound...]
        guard let projects = rest.firstRange(of: "/projects/") ?? rest.firstRange(of: "/b/") else {
            return nil
        }
        let front = rest[..<projects.lowerBound].split(separator: "/")
        guard let host = front.first else { return nil }
        let path = rest[projects.lowerBound...]
        let service =
            host == "www.googleapis.com" && front.count > 1
            ? "\(front[1]).googleapis.com" : String(host)
        return "//\(service)\(path)"
    }

    /// The segment after another one, such as the zone after `zones`.
    static func part(_ name: String, after key: String) -> String? {
        let parts = name.split(separator: "/")
        guard let place = parts.firstIndex(of: key[...]), place + 1 < parts.count else {
            return nil
        }
        return String(parts[place + 1])
    }

    /// The last segment of a link.
    static func last(_ text: String?) -> String? {
        text.flatMap { $0.split(separator: "/").last.map(String.init) }
    }
}
