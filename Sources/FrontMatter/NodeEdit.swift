/// The smallest change of a value's bytes that makes it another value.
struct NodeEdit {
    let bytes: [UInt8]
    let lineEnding: [UInt8]

    /// The patches, `nil` if the value has to be written anew.
    func patches(_ node: Node, from old: Value, to new: Value) -> [Patch]? {
        let token = node.token
        if token.style.isInline, let text = Scalars.restyle(new, as: token.style) {
            return [inPlace(token, text)]
        }
        switch (token.style, old, new) {
        case (.flowList, .list(let olds), .list(let news)) where !olds.isEmpty:
            return flow(node, olds, news).map { [$0] }
        case (.blockList, .list(let olds), .list(let news)) where !news.isEmpty:
            return list(node, olds, news)
        case (.blockMap, .map(let olds), .map(let news)) where !news.isEmpty:
            return map(node, olds, news)
        default: return nil
        }
    }

    /// A value without bytes stands right behind its colon or dash.
    private func inPlace(_ token: Token, _ text: String) -> Patch {
        Patch(token.range, (token.range.isEmpty ? " " + text : text).utf8)
    }

    /// The column of a block's first byte.
    func column(_ token: Token) -> Int { token.lower - Lines.start(bytes.span, of: token.lower) }

    /// The lines of one item or key.
    func lines(_ value: Value, column: Int) -> [UInt8] {
        var writer = Writer(lineEnding: lineEnding)
        writer.block(value, indent: column)
        return writer.output
    }
}

// MARK: Lists in brackets

extension NodeEdit {
    /// Items that stay keep their bytes; the spaces between them stay as they were.
    private func flow(_ node: Node, _ olds: [Value], _ news: [Value]) -> Patch? {
        let tokens = node.entries.map(\.node.token)
        guard let first = tokens.first, let last = tokens.last else { return nil }
        var texts: [[UInt8]] = []
        for new in news {
            if let same = olds.firstIndex(where: { $0.sameContent(as: new) }) {
                texts.append(Array(bytes[tokens[same].range]))
            } else {
                guard let text = Scalars.flow(new) else { return nil }
                texts.append(Array(text.utf8))
            }
        }
        let separator =
            tokens.count > 1 ? Array(bytes[first.upper..<tokens[1].lower]) : [0x2C, 0x20]
        return Patch(first.lower..<last.upper, texts.joined(separator: separator))
    }
}

// MARK: Mappings

extension NodeEdit {
    /// Keys that stay keep their lines, new ones follow the key before them.
    private func map(_ node: Node, _ olds: [Pair], _ news: [Pair]) -> [Patch]? {
        var patches: [Patch] = []
        for (entry, old) in zip(node.entries, olds) {
            guard let new = news.first(where: { $0.key.isSameText(as: old.key) }) else {
                patches.append(Patch(entry.lines, []))
                continue
            }
            patches += change(entry, old, to: new, column(node.token))
        }
        return patches + additions(node, olds, news)
    }

    private func change(_ entry: Entry, _ old: Pair, to new: Pair, _ column: Int) -> [Patch] {
        if old.value.sameContent(as: new.value) { return [] }
        if let patches = patches(entry.node, from: old.value, to: new.value) { return patches }
        return [Patch(entry.lines, lines(.map([new]), column: column))]
    }

    private func additions(_ node: Node, _ olds: [Pair], _ news: [Pair]) -> [Patch] {
        var at = node.entries.first?.lines.lowerBound ?? node.token.lower
        var patches: [Patch] = []
        for new in news {
            if let index = olds.firstIndex(where: { $0.key.isSameText(as: new.key) }) {
                at = node.entries[index].lines.upperBound
            } else {
                patches.append(Patch(at..<at, lines(.map([new]), column: column(node.token))))
            }
        }
        return patches
    }
}
