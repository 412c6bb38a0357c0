import InfraTrackAlerts
import Testing

@testable import InfraTrackReceiver

@Suite struct DeliveryQueueTests {
    private func queue(_ change: (inout ReceiverLimits) -> Void = { _ in }) -> DeliveryQueue {
        var limits = ReceiverLimits()
        change(&limits)
        return DeliveryQueue(limits)
    }

    @Test func roomIsCountedAndGivenBack() {
        let queue = queue { ($0.queue, $0.queueBytes) = (2, 100) }
        #expect(queue.reserve(60))
        #expect(!queue.reserve(41))
        #expect(queue.reserve(40))
        #expect(!queue.reserve(0))
        #expect(queue.level == DeliveryQueue.Level(deliveries: 2, bytes: 100))
        queue.release(60)
        #expect(queue.reserve(10))
        queue.close()
        queue.release(10)
        #expect(!queue.reserve(1))
    }

    @Test func groupsKeepTheOrderAndTheirBounds() async {
        let queue = queue { $0.batch = 2 }
        async let first = settle(["a", "b", "c"], queue)
        var seen: [[String]] = []
        while seen.joined().count < 3 {
            // The others need this thread now and then.
            await Task.yield()
            guard let batch = queue.next(seconds: 0) else { break }
            seen.append(batch.map { String(decoding: $0.delivery.payload, as: UTF8.self) })
            for ticket in batch { ticket.answer.resume(returning: .success([])) }
        }
        #expect(await first == 3)
        #expect(seen.joined().sorted() == ["a", "b", "c"])
        #expect(seen.allSatisfy { $0.count <= 2 })
        queue.close()
        #expect(queue.next(seconds: 0) == nil)
    }

    @Test func bytesBoundAGroup() async {
        let queue = queue { $0.batchBytes = 4 }
        async let settled = settle(["aaa", "bbb", "ccc"], queue)
        var sizes: [Int] = []
        while sizes.reduce(0, +) < 3 {
            // The others need this thread now and then.
            await Task.yield()
            guard let batch = queue.next(seconds: 0) else { break }
            sizes.append(batch.count)
            for ticket in batch { ticket.answer.resume(returning: .success([])) }
        }
        #expect(await settled == 3)
        #expect(sizes.allSatisfy { $0 <= 2 })
    }

    @Test func nothingComesForAWhile() {
        let empty = queue().next(seconds: 0)
        #expect(empty?.isEmpty == true)
    }

    private func settle(_ texts: [String], _ queue: DeliveryQueue) async -> Int {
        await withTaskGroup(of: Bool.self) { group in
            for text in texts {
                let delivery = AlertDelivery(
                    payload: Array(text.utf8), source: Alertmanager(),
                    receivedAt: Message.delivery("x").receivedAt)
                group.addTask {
                    if case .success = await queue.settle(delivery) { true } else { false }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }
}
