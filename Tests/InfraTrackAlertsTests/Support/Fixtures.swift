import Foundation
import InfraTrack
import StrictJSON
import Testing

@testable import InfraTrackAlerts

/// A message of a source from its folder of fixtures.
struct Fixture: CustomTestStringConvertible {
    let source: any AlertSource
    let name: String
    let bytes: [UInt8]

    var testDescription: String { "\(source.name)/\(name)" }

    /// Every message of every source.
    static let all: [Fixture] = AlertSources.all.flatMap { source in
        names(source.name).filter { $0.hasSuffix(".json") || $0.hasSuffix(".env") }.map { name in
            Fixture(source: source, name: name, bytes: bytes(source.name, name))
        }
    }

    /// The messages of one source.
    static func of(_ source: String) -> [Fixture] { all.filter { $0.source.name == source } }

    private static func folder(_ source: String) -> String {
        "\(Bundle.module.resourcePath ?? "")/Fixtures/\(source)"
    }

    private static func names(_ source: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder(source))) ?? []).sorted()
    }

    private static func bytes(_ source: String, _ name: String) -> [UInt8] {
        let url = URL(fileURLWithPath: "\(folder(source))/\(name)")
        return (try? Data(contentsOf: url)).map(Array.init) ?? []
    }

    func reading() throws -> AlertReading {
        try source.reading(of: bytes, receivedAt: .at("03:00"))
    }

    /// The text of a file beside the fixtures.
    static func text(_ source: String, _ name: String) -> String {
        String(decoding: bytes(source, name), as: UTF8.self)
    }
}

extension AlertEvent {
    /// What was read of an alert, in a few lines.
    var summary: String {
        let priority = AlertRules.standard.priority(of: self).rawValue
        var lines = [
            "  \(state) \(problemKey)",
            "    \(timing) \(startedAt)\(endedAt.map { " to \($0)" } ?? "")",
        ]
        if ending != .recovered { lines.append("    ending \(ending.rawValue)") }
        if state == .resolved, !impliesFiring { lines.append("    of what may never have fired") }
        if let saidAt { lines.append("    said \(saidAt)") }
        lines.append("    \(name), \(severity ?? "-"), \(priority)")
        if let token = episodeToken { lines.append("    episode \(token)") }
        let list = { (texts: [String: String]) in
            texts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(
                separator: " | ")
        }
        if !labels.isEmpty { lines.append("    labels \(list(labels))") }
        if !annotations.isEmpty { lines.append("    says \(list(annotations))") }
        if !targets.isEmpty { lines.append("    about \(targets.joined(separator: ", "))") }
        if let link { lines.append("    link \(link)") }
        if state == .notice { lines.append("    remark \(remark)") }
        if isGroupTruncated { lines.append("    truncated") }
        return lines.joined(separator: "\n")
    }
}

extension JSON {
    /// The places of all strings.
    func stringPaths(_ path: [String] = []) -> [[String]] {
        switch kind {
        case .string: [path]
        case .array(let items):
            items.enumerated().flatMap { $1.stringPaths(path + [String($0)]) }
        case .object(let members): members.flatMap { $0.value.stringPaths(path + [$0.key]) }
        case .null, .bool, .number: []
        }
    }

    /// The value with the string at a place changed.
    func changing(_ path: ArraySlice<String>, _ change: (String) -> String) -> JSON {
        guard let first = path.first else {
            guard case .string(let text) = kind else { return self }
            return JSON(.string(change(text)))
        }
        switch kind {
        case .array(let items):
            return JSON(
                .array(
                    items.enumerated().map {
                        String($0) == first ? $1.changing(path.dropFirst(), change) : $1
                    }))
        case .object(let members):
            return JSON(
                .object(
                    members.map {
                        $0.key == first
                            ? (key: $0.key, value: $0.value.changing(path.dropFirst(), change)) : $0
                    }))
        case .null, .bool, .number, .string: return self
        }
    }
}
