import InfraTrack
import Synchronization

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
        let sequence = SeededSequence(seed)
        return { sequence.next() }
    }
}

/// SplitMix64 from a seed.
private final class SeededSequence: Sendable {
    private let state: Atomic<UInt64>

    init(_ seed: UInt64) { state = Atomic(seed &* 0x9E37_79B9_7F4A_7C15) }

    func next() -> UInt64 {
        var value = state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
