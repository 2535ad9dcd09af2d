namespace Mortise.Generators.Model;

/// <summary>A member of an enumeration.</summary>
internal sealed record MemberShape(string Name, string Value);
