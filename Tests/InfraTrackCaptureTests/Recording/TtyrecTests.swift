import InfraTrack
import InfraTrackCapture
import Testing

struct TtyrecTests {
    private let source = TtyrecSource()

    private func piece(_ seconds: UInt32, _ micros: UInt32, _ text: String) -> [UInt8] {
        [seconds, micros, UInt32(text.utf8.count)].flatMap { value in
            (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
        } + text.utf8
    }

    @Test func readsPieces() throws {
        let bytes =
            piece(1_509_091_818, 0, "$ ls\r\n") + piece(1_509_091_818, 500_000, "a\r\n")
            + piece(1_509_091_817, 0, "$ ")
        let session = try source.session(bytes, timing: nil)
        #expect(told(session) == ["ls | - | 2017-10-27T08:10:18.000000Z | 500000 | «a\n»"])
    }

    @Test func keepsATornPiece() throws {
        let bytes = piece(1, 0, "$ ls\r\n") + piece(1, 5, "abcdef").dropLast(3)
        let session = try source.session(bytes, timing: nil)
        #expect(told(session) == ["ls | - | 1970-01-01T00:00:01.000000Z | - | «abc»"])
        #expect(session.notes.contains("The last piece is torn, so the recording was interrupted."))
        let header = try source.session(piece(1, 0, "$ ls\r\n") + [1, 2, 3], timing: nil)
        #expect(header.notes.count == 2)
        #expect(try source.session([], timing: nil).commands.isEmpty)
    }

    @Test func refusesWhatIsNone() {
        for bytes in [[UInt8]([1, 2, 3]), Array(repeating: 0xFF, count: 20)] {
            let error = #expect(throws: LedgerError.self) {
                try source.session(bytes, timing: nil)
            }
            #expect(error?.code == .invalid)
        }
    }
}
