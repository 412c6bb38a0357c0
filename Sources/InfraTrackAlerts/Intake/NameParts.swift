/// Shorter names within a name that a monitor gives, the surest first.
enum NameParts {
    static func of(_ name: String) -> [String] {
        resource(name) + address(name) + workload(name)
    }

    /// What an ARN or a path ends with: `arn:aws:ec2:eu-west-1:1:instance/i-0a1b` names `i-0a1b`;
    /// of a load balancer's `app/web/50dc6c`, the middle is the name.
    private static func resource(_ name: String) -> [String] {
        let path =
            name.hasPrefix("arn:") ? name.split(separator: ":").suffix(1).joined() : name
        let parts = path.split(separator: "/").map(String.init)
        guard name.hasPrefix("arn:") || parts.count > 1 else { return [] }
        return parts.reversed().filter { $0.count > 1 }
    }

    /// The address in the name that a cloud gives a node: `ip-10-0-1-5.ec2.internal`.
    private static func address(_ name: String) -> [String] {
        let first = name.prefix { $0 != "." && $0 != ":" }
        guard first.hasPrefix("ip-") else { return [] }
        let numbers = first.dropFirst(3).split(separator: "-").compactMap { UInt8($0) }
        return numbers.count == 4 ? [numbers.map(String.init).joined(separator: ".")] : []
    }

    /// The workload of a pod: `web-7d9f8b6c5d-x2x1z` and `web-0` are both of `web`.
    private static func workload(_ name: String) -> [String] {
        var parts = name.split(separator: "-").map(String.init)
        var found: [String] = []
        while parts.count > 1, found.count < 2, let last = parts.popLast() {
            guard isGenerated(last) else { break }
            found.append(parts.joined(separator: "-"))
        }
        return found.reversed()
    }

    /// Numbers, and the letters and digits that Kubernetes draws from.
    private static func isGenerated(_ part: String) -> Bool {
        let isNumber = part.allSatisfy { $0.isASCII && $0.isNumber }
        let drawn = Set("bcdfghjklmnpqrstvwxz0123456789")
        return isNumber && part.count <= 4
            || (5...10).contains(part.count) && part.allSatisfy(drawn.contains)
    }
}
