namespace Mortise.Generators.Model;

/// <summary>Where the codec of a type goes.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Name">The codec's simple name.</param>
/// <param name="Hidden">Simple names that mean something else in that namespace.</param>
internal sealed record CodecPlace(string Namespace, string Name, EquatableArray<string> Hidden)
{
    public string Full => Namespace.Length == 0 ? $"global::{Name}" : $"global::{Namespace}.{Name}";
}
