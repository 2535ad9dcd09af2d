namespace Mortise.Generators.Rules;

/// <summary>What all rules have in common.</summary>
internal static class Rule
{
    public const string Category = "Mortise";

    public const string Help = "https://github.com/mortise-net/mortise/blob/main/docs/codes/";
}
