namespace Tills.Host;

public sealed class RuleMetadata
{
    public int Order { get; set; }
}
