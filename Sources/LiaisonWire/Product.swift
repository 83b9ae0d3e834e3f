/// What both programs are.
package enum Product {
    /// The product's version, apart from the protocol's.
    package static let version = "0.1.0"
}
