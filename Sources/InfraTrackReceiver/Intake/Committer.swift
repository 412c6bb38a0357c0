import Foundation
import InfraTrack
import InfraTrackAlerts
import Logging
import ServiceLifecycle

/// The one thread that writes: takes what waits, commits it together, answers the senders.
///
/// A delivery is answered after its commit is on the disk. While one commit is on its way the next
/// ones gather, so that the group grows with the load and a lone delivery waits for nobody.
struct Committer: Service {
    private let repository: Repository
    private let queue: DeliveryQueue
    private let options: CommitOptions
    private let metrics: ReceiverMetrics
    private let log: Logger
    /// Seconds after which an idle receiver looks whether the spool can be taken in.
    private let idleSeconds: Int

    init(
        _ repository: Repository, _ queue: DeliveryQueue, _ options: CommitOptions,
        _ metrics: ReceiverMetrics, _ log: Logger, idleSeconds: Int = 30
    ) {
        self.repository = repository
        self.queue = queue
        self.options = options
        self.metrics = metrics
        self.log = log
        self.idleSeconds = idleSeconds
    }

    /// Runs until the queue is closed and empty; closes it when the program is to end.
    func run() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            await withCheckedContinuation { ended in
                // Commits wait for the disk: they would hold up one of few shared threads.
                let thread = Thread {
                    work()
                    ended.resume()
                }
                // Deeply nested payloads are read by recursion.
                thread.stackSize = 8 << 20
                thread.start()
            }
        } onCancelOrGracefulShutdown: {
            queue.close()
        }
    }

    private func work() {
        var view = View()
        drain()
        settle()
        while let batch = queue.next(seconds: idleSeconds) {
            let start = ContinuousClock.now
            let (isMoved, isIdle) = (tip != view.tip, batch.isEmpty)
            if view.isStale(tip: tip, at: start) { refresh() }
            drain()
            if isMoved || isIdle { settle() }
            if !isIdle {
                take(batch)
                metrics.committed(batch.count, in: start.duration(to: .now))
            }
            view.tip = tip
        }
    }

    /// What is checked out; nothing when that cannot be told, so that everything is read again.
    private var tip: String? { try? repository.tip() }

    private func take(_ batch: [DeliveryQueue.Ticket]) {
        let receipts = AlertIntake().ingest(
            configured(batch.map(\.delivery)), into: repository, options: options)
        for (ticket, receipt) in zip(batch, receipts) {
            note(receipt, ticket.delivery.source.name)
            ticket.answer.resume(returning: receipt)
        }
        log.debug("committed", metadata: ["deliveries": "\(batch.count)"])
    }

    /// The deliveries with their sources as the store's settings have them.
    private func configured(_ deliveries: [AlertDelivery]) -> [AlertDelivery] {
        // Settings that are broken are said when the group is committed.
        let sources = (try? AlertSources.configured(by: repository.snapshot.settings)) ?? []
        return deliveries.map { delivery in
            let source = sources.first { $0.name == delivery.source.name } ?? delivery.source
            return AlertDelivery(
                payload: delivery.payload, source: source, receivedAt: delivery.receivedAt)
        }
    }

    /// Puts right what a merge left, and closes tasks whose hold is over.
    private func settle() {
        do {
            let now = repository.surroundings.now()
            let changes = try AlertIntake().settle(repository, now: now, options: options)
            if changes > 0 { log.notice("settled", metadata: ["changes": "\(changes)"]) }
        } catch {
            log.error("tasks could not be settled", metadata: ["reason": "\(Self.reason(error))"])
        }
    }

    private func note(_ receipt: Receipt, _ source: String) {
        switch receipt {
        case .success(let outcomes):
            for outcome in outcomes { metrics.count(outcome.effect, of: source) }
            let kept = outcomes.filter { $0.effect == .spooled || $0.effect == .quarantined }
            guard let first = kept.first else { return }
            // The reason may quote the payload; where it lies, it is redacted.
            log.warning(
                "kept for later",
                metadata: ["source": "\(source)", "effect": "\(first.effect.rawValue)"])
        case .failure(let error):
            log.error(
                "neither taken in nor kept",
                metadata: ["source": "\(source)", "reason": "\(Self.reason(error))"])
        }
    }

    /// Takes in what others changed or edited by hand; what cannot be read now was read before.
    private func refresh() {
        do throws(LedgerError) {
            try repository.refresh()
        } catch {
            log.error("the store could not be read again", metadata: ["reason": "\(error)"])
        }
    }

    /// Takes in what could not be committed when it came.
    private func drain() {
        do {
            guard let spool = AlertSpool(of: repository) else { return }
            let waiting = try spool.waiting().count
            guard waiting > 0 else { return metrics.setSpool(0) }
            try spool.drain(into: repository, options: options)
            let left = try spool.waiting().count
            metrics.setSpool(left)
            log.notice("took in what waited", metadata: ["messages": "\(waiting - left)"])
        } catch {
            log.error("the spool could not be read", metadata: ["reason": "\(Self.reason(error))"])
        }
    }

    /// What may be said of an error in a log: an invalid record's error quotes the payload.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as LedgerError:
            error.code == .invalid ? error.code.description : error.description
        case let error as AlertError: error.code.description
        default: "\(type(of: error))"
        }
    }
}

/// How fresh the receiver's view of the store is.
///
/// To look at every file takes longer than a commit. What others committed shows by the tip and is
/// taken in at once; what they edited by hand is taken in within a second, and a file that differs
/// from what was decided on is never overwritten.
struct View {
    var tip: String?
    private var read: ContinuousClock.Instant?

    /// Whether to look at every file again; if so, the answer is no for a second.
    mutating func isStale(tip now: String?, at time: ContinuousClock.Instant) -> Bool {
        if let read, time < read + .seconds(1), now != nil, now == tip { return false }
        read = time
        return true
    }
}
