import Foundation
import InfraTrack
import Synchronization

/// Standard output, which remembers when it could not be written.
final class Printer: Sendable {
    private let hasFailed = Atomic(false)

    func print(_ text: String) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            hasFailed.store(true, ordering: .relaxed)
        }
    }

    func finish() throws {
        guard hasFailed.load(ordering: .relaxed) else { return }
        throw LedgerError(
            .io, "The result could not be written to standard output.",
            cure: "Check that it is open and the disk has room.")
    }
}
