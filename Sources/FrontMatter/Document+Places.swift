extension Document {
    /// Where the value of a key starts.
    package func place(of key: String) -> Place? {
        guard let index = index(of: key) else { return nil }
        if let foreign { return foreign[index].node.place }
        return Place(of: fields[index].value.lower, in: bytes)
    }

    /// Where the key itself stands.
    package func place(ofKey key: String) -> Place? {
        guard let index = index(of: key) else { return nil }
        if let foreign { return foreign[index].keyPlace }
        return Place(of: fields[index].key.lower, in: bytes)
    }

    /// Where an item of a list starts; a single scalar counts as a list of one.
    package func place(of key: String, item: Int) -> Place? {
        guard let index = index(of: key), item >= 0 else { return nil }
        if let foreign { return Self.place(of: foreign[index].node, item: item) }
        guard let node = scan(fields[index], Nodes.self) else { return nil }
        if node.token.style.isScalar { return item == 0 ? place(of: key) : nil }
        guard item < node.entries.count else { return nil }
        return Place(of: node.entries[item].node.token.lower, in: bytes)
    }

    private static func place(of node: MarkedNode, item: Int) -> Place? {
        switch node.content {
        case .leaf: item == 0 ? node.place : nil
        case .list(let nodes): item < nodes.count ? nodes[item].place : nil
        case .map(let pairs): item < pairs.count ? pairs[item].node.place : nil
        }
    }
}
