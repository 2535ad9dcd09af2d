namespace Mortise.Generators.Model;

/// <summary>One version of what a plug-in hands over.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">The record, fully qualified.</param>
/// <param name="Codec">The generated codec, fully qualified.</param>
internal sealed record StateShape(int Version, string Name, string Codec);
