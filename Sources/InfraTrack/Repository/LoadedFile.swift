import FrontMatter
package import GitStore

/// What reading one file of a record folder gave.
package enum LoadedFile: Sendable {
    case task(Stored<TaskRecord>)
    case component(Stored<Component>)
    case alert(Stored<AlertRecord>)
    case command(Stored<CommandRecord>)
    case time(Stored<TimeEntry>)
    case runbook(Stored<Runbook>)
    case invoice(Stored<InvoiceRecord>)
    /// Boxed, so that a file takes one word wherever it is moved.
    indirect case unreadable(Unreadable)

    /// Largest record file that is read, in bytes.
    package static let limit = 8 << 20

    /// Reads a file's bytes as the record its folder says.
    package init(_ path: String, _ bytes: [UInt8], _ stamp: FileStamp?) {
        do throws(LedgerError) {
            self = try Self.record(path, bytes, stamp)
        } catch {
            self = .unreadable(Unreadable(Finding(unreadable: error, path: path), stamp))
        }
    }

    /// Tells a file that the system could not read.
    package init(_ path: String, failed error: GitError, _ stamp: FileStamp?) {
        self = .unreadable(Unreadable(Finding(unreadable: LedgerError(error), path: path), stamp))
    }

    private static func record(
        _ path: String, _ bytes: [UInt8], _ stamp: FileStamp?
    ) throws(LedgerError) -> LoadedFile {
        let document: Document
        do throws(FormatError) {
            document = try Document(parsing: bytes)
        } catch {
            throw LedgerError(error, path: path)
        }
        switch Layout.kind(ofPath: path) {
        case .task: return .task(try Stored(reading: document, path: path, stamp: stamp))
        case .component: return .component(try Stored(reading: document, path: path, stamp: stamp))
        case .alert: return .alert(try Stored(reading: document, path: path, stamp: stamp))
        case .command: return .command(try Stored(reading: document, path: path, stamp: stamp))
        case .time: return .time(try Stored(reading: document, path: path, stamp: stamp))
        case .runbook: return .runbook(try Stored(reading: document, path: path, stamp: stamp))
        case .invoice: return .invoice(try Stored(reading: document, path: path, stamp: stamp))
        case nil:
            throw LedgerError(
                .invalid, "The file lies in no record folder.", cure: "Move it.", path: path)
        }
    }
}

/// A file that could not be read, and its state at the time.
package struct Unreadable: Sendable, Hashable {
    package let finding: Finding
    package let stamp: FileStamp?

    package init(_ finding: Finding, _ stamp: FileStamp?) {
        self.finding = finding
        self.stamp = stamp
    }

    /// The finding as the error of a call that asked for the record.
    package var error: LedgerError {
        LedgerError(
            .invalid, finding.message, cure: finding.cure, path: finding.path, line: finding.line,
            column: finding.column)
    }
}
