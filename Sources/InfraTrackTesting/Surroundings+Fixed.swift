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
