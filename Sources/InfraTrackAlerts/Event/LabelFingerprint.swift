/// The fingerprint that Prometheus and Alertmanager give a set of labels.
///
/// FNV-1a of 64 bits over the labels sorted by name, each name and value followed by the byte 0xFF.
enum LabelFingerprint {
    /// Sixteen lower-case hexadecimal digits.
    static func text(_ labels: [String: String]) -> String {
        var hash: UInt64 = 14_695_981_039_346_656_037
        let sorted = labels.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (name, value) in sorted {
            for text in [name, value] {
                for byte in text.utf8 { mix(byte, into: &hash) }
                mix(0xFF, into: &hash)
            }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func mix(_ byte: UInt8, into hash: inout UInt64) {
        hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
    }
}
