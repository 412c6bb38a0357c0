import StrictJSON

/// Labels in the making: short lines of text by name, as many as a record holds.
struct LabelSet {
    private(set) var texts: [String: String] = [:]
    private var size = 0

    /// Sets a label unless it has no value or there is no room; other sources than those that
    /// have labels themselves bring few.
    mutating func set(_ name: String, _ text: String?) {
        let name = Plain.line(name, limit: 100)
        guard let text, !name.isEmpty, texts[name] == nil else { return }
        let line = Plain.line(text, limit: 500)
        guard !line.isEmpty, texts.count < AlertLimits.names,
            size + name.utf8.count + line.utf8.count <= AlertLimits.labels
        else { return }
        texts[name] = line
        size += name.utf8.count + line.utf8.count
    }

    /// Sets the scalars of an object as labels.
    mutating func set(all value: JSON?) {
        guard case .object(let members)? = value?.kind else { return }
        for member in members.sorted(by: { $0.key < $1.key }) {
            set(member.key, value?.scalar(member.key))
        }
    }

    /// Sets labels from words such as `env:prod`; a word without a colon is a label of value true.
    mutating func set(tags: some Sequence<String>) {
        for tag in tags.sorted() {
            let parts = tag.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            set(String(parts[0]), parts.count > 1 ? String(parts[1]) : "true")
        }
    }
}
