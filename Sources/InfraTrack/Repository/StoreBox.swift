import GitStore

/// The sole owner of a store, so that a mutex can hold it.
struct StoreBox: ~Copyable {
    let store: any Store & ~Copyable

    init(_ store: consuming sending any Store & ~Copyable) { self.store = store }
}
