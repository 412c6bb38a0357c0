import Synchronization

/// Random bits that are the same for the same seed (SplitMix64), for tests and repeatable runs.
package final class SeededEntropy: Sendable {
    private let state: Atomic<UInt64>

    /// Starts the sequence of one seed.
    package init(_ seed: UInt64) { state = Atomic(seed &* 0x9E37_79B9_7F4A_7C15) }

    /// The next sixty-four bits.
    package func next() -> UInt64 {
        var value = state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
