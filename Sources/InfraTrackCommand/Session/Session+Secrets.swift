import Foundation
import InfraTrack
import InfraTrackSecrets

extension Session {
    /// The rules of the store around the directory, else the standard ones.
    func scanRules() throws -> SecretRules {
        do {
            let root = try Repository.discover(from: environment.directory)
            return try rules(try open([]).snapshot.settings, at: root)
        } catch let error as LedgerError where error.code == .notAStore {
            return .standard
        }
    }

    /// The rules of a store, with the known values of this machine.
    func rules(_ settings: Settings, at root: String) throws(LedgerError) -> SecretRules {
        let source = try KnownValueSource(settings)
        var known = source.variables.compactMap { environment.variables[$0] }
        if let file = source.file { known += try PrivateFile.lines(place(of: file, at: root)) }
        return try SecretRules(settings: settings, known: known)
    }

    /// `~/` is the home directory; other paths are relative to the store.
    private func place(of file: String, at root: String) -> String {
        if file.hasPrefix("~/"), let home = environment.variables["HOME"] {
            return home + file.dropFirst()
        }
        return file.hasPrefix("/") ? file : "\(root)/\(file)"
    }

    /// The identities of files.
    func keys(_ files: [String]) throws -> [AgeKey] {
        try files.flatMap { file in
            let text = String(decoding: try environment.read(file), as: UTF8.self)
            warnOfReaders(file)
            return try AgeIdentity.list(text).map(AgeKey.identity)
        }
    }

    func passphrase(_ file: String) throws -> String {
        let text = String(decoding: try environment.read(file), as: UTF8.self)
        return text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
    }

    private func warnOfReaders(_ file: String) {
        let path = environment.absolute(file)
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = attributes?[.posixPermissions] as? Int, mode & 0o077 != 0 else { return }
        environment.warn(
            "infratrack: \(printable(file)) can be read by others; “chmod 600” mends that.")
    }

    /// Hands every regular file below a path to a closure; links and `.git` are passed over.
    func eachFile(
        under path: String, _ body: (_ name: String, _ bytes: [UInt8]) throws -> Void
    ) throws {
        let top = URL(fileURLWithPath: environment.absolute(path))
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: top.path, isDirectory: &isFolder) else {
            throw LedgerError(
                .missing, "There is no file or folder \(printable(path)).", cure: "Check the name.")
        }
        guard isFolder.boolValue else { return try body(path, try environment.read(path)) }
        for name in try Self.files(below: top) {
            let full = top.appendingPathComponent(name).path
            try body(path == "." ? name : "\(path)/\(name)", try environment.read(full))
        }
    }

    private static func files(below top: URL) throws -> [String] {
        let manager = FileManager.default
        guard let walk = manager.enumerator(atPath: top.path) else { return [] }
        var names: [String] = []
        while let name = walk.nextObject() as? String {
            let type = walk.fileAttributes?[.type] as? FileAttributeType
            if type == .typeDirectory, name.split(separator: "/").last == ".git" {
                walk.skipDescendants()
            } else if type == .typeRegular {
                names.append(name)
            }
        }
        return names.sorted()
    }

    /// A record's fields with what the identities open in the clear.
    func opened(_ fields: [Field], _ keys: [AgeKey]) -> [Field] {
        guard !keys.isEmpty else { return fields }
        return fields.map { Field($0.key, opened($0.value, keys)) }
    }

    private func opened(_ value: FieldValue, _ keys: [AgeKey]) -> FieldValue {
        switch value {
        case .text(let text): .text(opened(text, keys))
        case .list(let items): .list(items.map { opened($0, keys) })
        case .map(let fields): .map(opened(fields, keys))
        case .null, .number, .boolean: value
        }
    }

    /// A text with what the identities open in the clear; tells why the rest stays sealed.
    func opened(_ text: String, _ keys: [AgeKey]) -> String {
        guard !keys.isEmpty else { return text }
        let opened = SealedText.open(text, with: keys)
        for failure in opened.failures { environment.warn("infratrack: \(failure)") }
        return opened.text
    }
}
