public import InfraTrack

/// One message of a monitor on its way into a group of messages.
public struct AlertDelivery: Sendable {
    /// The body as it came.
    public let payload: [UInt8]
    /// Who sent it.
    public let source: any AlertSource
    /// When it came.
    public let receivedAt: Timestamp

    /// Makes a delivery.
    public init(payload: [UInt8], source: any AlertSource, receivedAt: Timestamp) {
        self.payload = payload
        self.source = source
        self.receivedAt = receivedAt
    }
}

/// A message that was read.
struct ReadMessage: Sendable {
    let message: AlertMessage
    let reading: AlertReading
}

extension AlertIntake {
    /// Takes several messages in with one commit, as if each had come by itself.
    ///
    /// What cannot be read or committed is kept as ``ingest(_:source:receivedAt:into:options:)``
    /// does; a message that the store refuses for its own sake holds up none of the others.
    ///
    /// - Returns: for each delivery, in their order, the outcomes of its events, or the error for which it could
    ///   neither be taken in nor kept.
    public func ingest(
        _ deliveries: [AlertDelivery], into repository: Repository,
        options: CommitOptions = CommitOptions()
    ) -> [Result<[AlertOutcome], any Error>] {
        var results: [Int: Result<[AlertOutcome], any Error>] = [:]
        var readable: [(index: Int, read: ReadMessage)] = []
        for (index, delivery) in deliveries.enumerated() {
            let message = AlertMessage(
                payload: delivery.payload, source: delivery.source, receivedAt: delivery.receivedAt)
            do throws(AlertError) {
                let reading = try reading(of: message)
                readable.append((index, ReadMessage(message: message, reading: reading)))
            } catch {
                results[index] = Result { try quarantine(message, error, repository) }
            }
        }
        commitOrPart(ArraySlice(readable), &results, repository, options)
        return deliveries.indices.compactMap { results[$0] }
    }

    /// Commits messages together; when one of them is at fault, halves part it from the others.
    private func commitOrPart(
        _ batch: ArraySlice<(index: Int, read: ReadMessage)>,
        _ results: inout [Int: Result<[AlertOutcome], any Error>], _ repository: Repository,
        _ options: CommitOptions
    ) {
        guard !batch.isEmpty else { return }
        do {
            let outcomes = try commit(batch.map(\.read), into: repository, options)
            for (item, outcomes) in zip(batch, outcomes) {
                results[item.index] = .success(outcomes)
            }
        } catch let error as LedgerError where error.condemnsPayload && batch.count > 1 {
            let middle = batch.startIndex + batch.count / 2
            commitOrPart(batch[..<middle], &results, repository, options)
            commitOrPart(batch[middle...], &results, repository, options)
        } catch {
            for (index, read) in batch {
                results[index] = Result { try keep(read, error, repository) }
            }
        }
    }

    private func keep(
        _ read: ReadMessage, _ error: any Error, _ repository: Repository
    ) throws -> [AlertOutcome] {
        guard let error = error as? LedgerError else { throw error }
        return try keep(read.message, read.reading.events, error, repository)
    }

    /// Writes messages in one commit, or nothing.
    func commit(
        _ batch: [ReadMessage], into repository: Repository, _ options: CommitOptions
    ) throws -> [[AlertOutcome]] {
        try repository.commit(options: options) { draft in
            var run = try self.run(on: draft.snapshot)
            return try batch.map {
                try run.take($0.reading, now: $0.message.receivedAt, &draft)
            }
        }.value
    }
}
