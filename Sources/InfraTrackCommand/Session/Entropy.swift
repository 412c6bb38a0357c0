import InfraTrack

/// Random bits for ids: the system's, or a sequence that `INFRATRACK_SEED` pins.
enum Entropy {
    static func live(
        _ variables: [String: String]
    ) throws(LedgerError) -> @Sendable () -> UInt64 {
        guard let text = variables["INFRATRACK_SEED"], !text.isEmpty else {
            return { UInt64.random(in: .min ... .max) }
        }
        let negative = Int64(text).map { UInt64(bitPattern: $0) }
        guard let seed = negative ?? UInt64(text) else {
            throw LedgerError(
                .usage, "INFRATRACK_SEED is “\(printable(text))”, which is no whole number.",
                cure: "Write it as 7, or unset it.")
        }
        let sequence = SeededEntropy(seed)
        return { sequence.next() }
    }
}
