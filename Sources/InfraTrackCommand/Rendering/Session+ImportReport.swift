import InfraTrack
import InfraTrackInventory

extension Session {
    /// Prints what an import did, or would do.
    func print(_ report: ImportReport, json: Bool, isTrial: Bool) {
        if let reason = report.partial {
            environment.warn("infratrack: nothing was taken for gone: \(reason)")
        }
        if let reason = report.stopped {
            environment.warn("infratrack: it would be refused: \(reason)")
        }
        environment.output(
            (json ? [JSON.object(report.fields(isTrial: isTrial))] : report.lines)
                .joined(separator: "\n") + "\n")
    }
}

extension ImportReport {
    /// One line a component, and one for all that are as they were.
    fileprivate var lines: [String] {
        var lines: [String] = []
        func add(_ word: String, _ columns: String...) {
            let texts = [word.padded(to: 9)] + columns.map(TerminalText.oneLine)
            lines.append(texts.joined(separator: "  "))
        }
        for key in created { add("created", "\(key)") }
        for change in changed {
            add("changed", "\(change.key)", change.fields.joined(separator: ", "))
        }
        for name in renamed { add("renamed", "\(name.key)", name.from, name.to) }
        for other in replaced { add("replaced", "\(other.predecessor)", "\(other.key)") }
        for key in revived { add("revived", "\(key)") }
        for key in missing { add("missing", "\(key)") }
        for key in retired { add("retired", "\(key)") }
        for change in kept { add("kept", "\(change.key)", change.fields.joined(separator: ", ")) }
        for refusal in refused { add("refused", refusal.place, refusal.reason) }
        for path in dropped { add("dropped", path) }
        for (type, count) in ignored.sorted(by: { $0.key < $1.key }) {
            add("ignored", type, "\(count)")
        }
        add("unchanged", "\(unchanged.count)")
        return lines
    }

    fileprivate func fields(isTrial: Bool) -> [Field] {
        [
            Field("source", .text(source)), Field("scope", .text(scope.description)),
            Field("complete", .boolean(partial == nil)),
            Field("partial", partial.map(FieldValue.text) ?? .null),
            Field("dry_run", .boolean(isTrial)),
            Field("stopped", stopped.map(FieldValue.text) ?? .null),
            Field("created", Self.list(created)), Field("changed", Self.list(changed)),
            Field("unchanged", Self.list(unchanged)), Field("missing", Self.list(missing)),
            Field("retired", Self.list(retired)), Field("revived", Self.list(revived)),
            Field(
                "renamed",
                .list(
                    renamed.map {
                        .map([
                            Field("key", .text($0.key.description)), Field("from", .text($0.from)),
                            Field("to", .text($0.to)),
                        ])
                    })),
            Field(
                "replaced",
                .list(
                    replaced.map {
                        .map([
                            Field("key", .text($0.key.description)),
                            Field("predecessor", .text($0.predecessor.description)),
                        ])
                    })),
            Field("kept", Self.list(kept)),
            Field(
                "refused",
                .list(
                    refused.map {
                        .map([Field("place", .text($0.place)), Field("reason", .text($0.reason))])
                    })),
            Field("dropped", .list(dropped.map(FieldValue.text))),
            Field(
                "ignored",
                .map(
                    ignored.sorted { $0.key < $1.key }.map {
                        Field($0.key, .number(String($0.value)))
                    })),
        ]
    }

    private static func list(_ keys: [ComponentKey]) -> FieldValue {
        .list(keys.map { .text($0.description) })
    }

    private static func list(_ changes: [Change]) -> FieldValue {
        .list(
            changes.map {
                .map([
                    Field("key", .text($0.key.description)),
                    Field("fields", .list($0.fields.map(FieldValue.text))),
                ])
            })
    }
}
