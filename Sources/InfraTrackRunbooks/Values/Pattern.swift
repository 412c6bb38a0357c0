/// The forms of values, told from their bytes.
enum Pattern {
    typealias Bytes = ArraySlice<UInt8>

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    static func isHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
    }
    private static func isLowerHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x66).contains(byte)
    }

    static func isUUID(_ bytes: Bytes) -> Bool {
        guard bytes.count == 36 else { return false }
        return bytes.enumerated().allSatisfy { index, byte in
            [8, 13, 18, 23].contains(index) ? byte == 0x2D : isHex(byte)
        }
    }

    /// Ids of clouds by their beginning, with the parameter's name.
    private static let resources: [(prefix: String, name: String)] = [
        ("i-", "INSTANCE_ID"), ("vol-", "VOLUME_ID"), ("snap-", "SNAPSHOT_ID"),
        ("ami-", "IMAGE_ID"), ("sg-", "SECURITY_GROUP"), ("subnet-", "SUBNET_ID"),
        ("vpc-", "VPC_ID"), ("eni-", "INTERFACE_ID"), ("rtb-", "ROUTE_TABLE"),
        ("igw-", "GATEWAY_ID"), ("nat-", "NAT_ID"), ("lt-", "TEMPLATE_ID"),
        ("eipalloc-", "ALLOCATION_ID"), ("fs-", "FILE_SYSTEM_ID"), ("acl-", "ACL_ID"),
        ("tgw-", "TRANSIT_GATEWAY"), ("pcx-", "PEERING_ID"),
    ]

    static func resource(_ bytes: Bytes) -> String? {
        guard let dash = bytes.firstIndex(of: 0x2D) else { return nil }
        let id = bytes[(dash + 1)...]
        guard id.count == 8 || id.count == 17, id.allSatisfy(isLowerHex) else { return nil }
        return resources.first {
            bytes.starts(with: $0.prefix.utf8)
                && $0.prefix.utf8.count == dash - bytes.startIndex + 1
        }?.name
    }

    /// How many bytes an IPv4 address at the start takes.
    static func addressLength(_ bytes: Bytes) -> Int? {
        var index = bytes.startIndex
        for part in 0..<4 {
            let digits = bytes[index...].prefix { isDigit($0) }
            guard (1...3).contains(digits.count),
                (Int(String(decoding: digits, as: UTF8.self)) ?? 256) < 256
            else { return nil }
            index = digits.endIndex
            if part < 3 {
                guard index < bytes.endIndex, bytes[index] == 0x2E else { return nil }
                index += 1
            }
        }
        if index < bytes.endIndex, bytes[index] == 0x2E || isDigit(bytes[index]) { return nil }
        return index - bytes.startIndex
    }

    static func isIPv6(_ bytes: Bytes) -> Bool {
        let colons = bytes.count { $0 == 0x3A }
        guard colons >= 2, bytes.allSatisfy({ isHex($0) || $0 == 0x3A }) else { return false }
        let groups = bytes.split(separator: 0x3A)
        guard groups.allSatisfy({ $0.count <= 4 }), groups.count <= 8 else { return false }
        let isShortened = zip(bytes, bytes.dropFirst()).contains { $0 == 0x3A && $1 == 0x3A }
        // Times such as 12:30:45 have colons too.
        return isShortened || colons == 7
    }

    /// `2026-11-23`, perhaps with a time.
    static func dateLength(_ bytes: Bytes) -> Int? {
        guard bytes.count >= 10 else { return nil }
        let text = Array(bytes.prefix(10))
        for (index, byte) in text.enumerated() {
            guard index == 4 || index == 7 ? byte == 0x2D : isDigit(byte) else { return nil }
        }
        guard text[0] == 0x31 || text[0] == 0x32, text[5] <= 0x31, text[8] <= 0x33 else {
            return nil
        }
        let rest = bytes.dropFirst(10)
        guard rest.first == 0x54 || rest.first == 0x74 else {
            return rest.first.map(isDigit) == true ? nil : 10
        }
        let time = rest.dropFirst().prefix {
            isDigit($0) || $0 == 0x3A || $0 == 0x2E || $0 == 0x2B || $0 == 0x2D || $0 == 0x5A
        }
        return time.count >= 5 ? 11 + time.count : 10
    }

    /// `web-7d9f8b6c5-x2x4z` or `worker-x2x4z` of a set.
    static func isPod(_ bytes: Bytes) -> Bool {
        let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
        guard parts.count >= 3, let last = parts.last, last.count == 5 else { return false }
        let hash = parts[parts.count - 2]
        guard (8...10).contains(hash.count), hash.contains(where: isDigit) else { return false }
        let isName = bytes.allSatisfy { isDigit($0) || isLetter($0) || $0 == 0x2D || $0 == 0x2E }
        return isName && hash.allSatisfy(isPodByte) && last.allSatisfy(isPodByte)
            && parts[0].first.map(isLetter) == true
    }

    /// Kubernetes leaves out vowels and what looks alike.
    private static func isPodByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || ((0x61...0x7A).contains(byte) && !"aeiou".utf8.contains(byte))
            || isLowerHex(byte)
    }

    /// `1.2.3`, `v1.2`, `15.3-1~deb12u1`.
    static func isVersion(_ bytes: Bytes) -> Bool {
        let hasMark = bytes.first == UInt8(ascii: "v")
        let text = hasMark ? bytes.dropFirst() : bytes
        let numbers = text.prefix { isDigit($0) || $0 == 0x2E }
        let parts = numbers.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty }), parts.count >= (hasMark ? 2 : 3),
            parts.count <= 4
        else { return false }
        let rest = text[numbers.endIndex...]
        guard let next = rest.first else { return true }
        return "-+~_".utf8.contains(next) && rest.count <= 40
            && rest.allSatisfy { isDigit($0) || isLetter($0) || "-+~_.:".utf8.contains($0) }
    }

    /// A commit's or image's hash; words and numbers are not.
    static func isCommit(_ bytes: Bytes) -> Bool {
        let hash = bytes.starts(with: "sha256:".utf8) ? bytes.dropFirst(7) : bytes
        guard (7...64).contains(hash.count), hash.allSatisfy(isLowerHex) else { return false }
        let digits = hash.count(where: isDigit)
        return digits >= 2 && hash.count - digits >= 2
    }

    private static let suffixes = CommandTables.words(
        """
        conf cfg service socket timer target mount log txt md sh bash py rb pl js ts json yaml yml
        toml xml html css csv tsv sql gz tar tgz zip xz bz2 zst pem crt key csr cer p12 pub der
        deb rpm iso img bak old orig tmp pid sock lock ini env list repo d out err db sqlite so
        go rs c h java jar war tf tfvars tfstate hcl tmpl j2 mustache service default dump php
        """)
    private static let domains = CommandTables.words(
        """
        com org net io dev app cloud de eu at ch uk fr nl se no it es pl us info biz example
        local internal lan corp home test localdomain svc cluster tech systems energy shop
        """)

    /// A name of at least two labels whose last is a domain and not a file's suffix.
    static func isHostName(_ bytes: Bytes) -> Bool {
        let labels = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.count >= 2 else { return false }
        guard labels.allSatisfy(isLabel), last.allSatisfy(isLetter) else { return false }
        let domain = String(decoding: last, as: UTF8.self).lowercased()
        if suffixes.contains(domain) { return false }
        return domains.contains(domain) || labels.count >= 3
    }

    private static func isLabel(_ label: Bytes) -> Bool {
        !label.isEmpty && label.count <= 63 && label.first != 0x2D
            && label.allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x2D }
    }

    static func isPort(_ bytes: Bytes) -> Bool {
        guard (2...5).contains(bytes.count), bytes.allSatisfy(isDigit), bytes.first != 0x30 else {
            return false
        }
        return (Int(String(decoding: bytes, as: UTF8.self)) ?? 0) < 65_536
    }
}
