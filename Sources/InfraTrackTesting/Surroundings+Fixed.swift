public import InfraTrack
import Synchronization

extension Surroundings {
    /// A clock that ticks by itself, seeded ids and a fixed author: the same inputs, the same bytes.
    ///
    /// - Parameters:
    ///   - start: the first time the clock shows, RFC 3339.
    ///   - tick: seconds the clock goes on at each look.
    ///   - seed: where the sequence of ids starts.
    public static func fixed(
        at start: String = "2026-11-23T03:00:00Z", tick: Int64 = 1, seed: UInt64 = 1
    ) -> Surroundings {
        let clock = TickingClock(Timestamp(start) ?? Timestamp(seconds: 0), tick: tick)
        let ids = SeededEntropy(seed)
        return Surroundings(
            now: { clock.next() }, entropy: { ids.next() },
            author: Person(name: "Marcus Weber", email: "marcus@example.org"))
    }
}

/// Shows a later time at each look.
final class TickingClock: Sendable {
    private let time: Mutex<Timestamp>
    private let tick: Int64

    init(_ start: Timestamp, tick: Int64) {
        time = Mutex(start)
        self.tick = tick
    }

    func next() -> Timestamp {
        time.withLock { time in
            defer { time = time.adding(seconds: tick) }
            return time
        }
    }
}

/// SplitMix64 from a seed.
final class SeededEntropy: Sendable {
    private let state: Atomic<UInt64>

    init(_ seed: UInt64) { state = Atomic(seed &* 0x9E37_79B9_7F4A_7C15) }

    func next() -> UInt64 {
        var value = state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
