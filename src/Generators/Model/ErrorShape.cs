namespace Mortise.Generators.Model;

/// <summary>A declared error.</summary>
/// <param name="Name">Its name on every wire: that of its class.</param>
/// <param name="TypeName">The class, fully qualified.</param>
/// <param name="Codec">Its codec, fully qualified.</param>
/// <param name="Properties">The properties that its constructor takes, in that order.</param>
internal sealed record ErrorShape(string Name, string TypeName, string Codec, EquatableArray<string> Properties);
