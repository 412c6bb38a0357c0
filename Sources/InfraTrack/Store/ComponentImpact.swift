/// What a failure of a component reaches, by distance and then key.
///
/// Records are taken out of the store one by one as they are asked for.
public struct ComponentImpact: RandomAccessCollection, Sendable {
    /// A component and how many steps away it is.
    public typealias Element = (component: Component, distance: Int)

    private let reached: [(slot: Int32, distance: Int32)]
    private let slots: Slots<Stored<Component>>

    init(
        _ reached: [(node: Int32, distance: Int32)], over graph: ComponentGraph,
        in slots: Slots<Stored<Component>>
    ) {
        self.slots = slots
        self.reached = reached.map { (graph.slots[Int($0.node)], $0.distance) }
    }

    /// The first place.
    public var startIndex: Int { 0 }
    /// The place after the last.
    public var endIndex: Int { reached.count }

    /// A component with its distance.
    public subscript(position: Int) -> Element {
        let (slot, distance) = reached[position]
        return (slots[slot].record, Int(distance))
    }
}
