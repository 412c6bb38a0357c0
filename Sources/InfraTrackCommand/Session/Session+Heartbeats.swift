import Foundation
import InfraTrack

/// When each timer's owner was last seen, in a file of this clone: it is no record, so no commit is
/// made for it.
extension Session {
    /// The last sign of life of each timer; none when nobody kept any.
    func heartbeats(of repository: Repository) -> [RecordID: Timestamp] {
        guard let file = heartbeatFile(repository),
            let text = try? String(contentsOfFile: file, encoding: .utf8)
        else { return [:] }
        var beats: [RecordID: Timestamp] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 2, let id = RecordID(String(words[0])) else { continue }
            beats[id] = Timestamp(String(words[1]))
        }
        return beats
    }

    /// Keeps a sign of life; those of timers that run no more are dropped.
    func keepHeartbeat(of id: RecordID, _ now: Timestamp, in repository: Repository) throws {
        guard let file = heartbeatFile(repository) else { return }
        var beats = heartbeats(of: repository)
        beats[id] = now
        let running = Set(repository.snapshot.runningEntries.map(\.id))
        let lines = beats.filter { running.contains($0.key) }.sorted { $0.key < $1.key }.map {
            "\($0.key) \($0.value)\n"
        }
        do {
            try FileManager.default.createDirectory(
                atPath: (file as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true)
            try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            throw LedgerError(.io, "The sign of life cannot be kept: \(error.localizedDescription)")
        }
    }

    private func heartbeatFile(_ repository: Repository) -> String? {
        repository.privateDirectory.map { $0 + "/heartbeats" }
    }
}
