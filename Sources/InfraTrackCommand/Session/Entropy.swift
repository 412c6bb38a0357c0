import Synchronization

/// Random bits for ids: the system's, or a sequence that `INFRATRACK_SEED` pins.
enum Entropy {
    static func live(_ variables: [String: String]) -> @Sendable () -> UInt64 {
        guard let seed = variables["INFRATRACK_SEED"].flatMap(UInt64.init) else {
            return { UInt64.random(in: .min ... .max) }
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
