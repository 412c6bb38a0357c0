import Dispatch
import InfraTrackAlerts
import Synchronization

/// What became of one delivery.
typealias Receipt = Result<[AlertOutcome], any Error>

/// Deliveries on their way to a commit: never more of them than the limits say.
///
/// Room is taken before a body is read, so that the bodies of all open requests count, and given
/// back when the delivery is answered.
final class DeliveryQueue: Sendable {
    /// A delivery and who waits for it.
    struct Ticket: Sendable {
        let delivery: AlertDelivery
        let answer: CheckedContinuation<Receipt, Never>
    }

    /// How full the queue is.
    struct Level: Sendable, Hashable {
        var deliveries = 0
        var bytes = 0
    }

    private struct State: Sendable {
        var waiting: [Ticket] = []
        var level = Level()
        var isSleeping = false
        var isClosed = false
    }

    private let limits: ReceiverLimits
    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)

    init(_ limits: ReceiverLimits) { self.limits = limits }

    /// How full the queue is.
    var level: Level { state.withLock(\.level) }

    /// Takes room for a delivery; `false` when there is none.
    func reserve(_ bytes: Int) -> Bool {
        state.withLock { state in
            guard !state.isClosed, state.level.deliveries < limits.queue,
                state.level.bytes + bytes <= limits.queueBytes
            else { return false }
            state.level.deliveries += 1
            state.level.bytes += bytes
            return true
        }
    }

    /// Gives the room of a delivery back.
    func release(_ bytes: Int) {
        state.withLock { state in
            state.level.deliveries -= 1
            state.level.bytes -= bytes
        }
    }

    /// Waits until a delivery, whose room is taken, is committed or kept.
    func settle(_ delivery: AlertDelivery) async -> Receipt {
        await withCheckedContinuation { answer in
            let wakes = state.withLock { state in
                state.waiting.append(Ticket(delivery: delivery, answer: answer))
                defer { state.isSleeping = false }
                return state.isSleeping
            }
            if wakes { bell.signal() }
        }
    }

    /// The next deliveries for one commit, in the order they came; blocks the calling thread.
    ///
    /// - Returns: none when nothing came within the given seconds, `nil` when the queue is closed and
    ///   empty.
    func next(seconds: Int) -> [Ticket]? {
        let (batch, isClosed) = take(sleeps: true)
        if !batch.isEmpty { return batch }
        if isClosed { return nil }
        _ = bell.wait(timeout: .now() + .seconds(seconds))
        let later = take(sleeps: false)
        return later.batch.isEmpty && later.isClosed ? nil : later.batch
    }

    /// Ends the queue: what waits is still handed out, nothing more is let in.
    func close() {
        state.withLock { $0.isClosed = true }
        bell.signal()
    }

    private func take(sleeps: Bool) -> (batch: [Ticket], isClosed: Bool) {
        state.withLock { state in
            var bytes = 0
            let count =
                state.waiting.prefix(limits.batch).prefix { ticket in
                    defer { bytes += ticket.delivery.payload.count }
                    return bytes < limits.batchBytes
                }.count
            let batch = Array(state.waiting.prefix(count))
            state.waiting.removeFirst(count)
            state.isSleeping = sleeps && batch.isEmpty && !state.isClosed
            return (batch, state.isClosed)
        }
    }
}
