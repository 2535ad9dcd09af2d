using Microsoft.CodeAnalysis;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Reading;

/// <summary>The name and the version of a contract or an event.</summary>
internal sealed record VersionedName(string Name, int Major, int Minor)
{
    public static VersionedName Read(AttributeData attribute, Site site, Problems problems)
    {
        var read = new VersionedName(attribute.Argument(0, ""), attribute.Argument(1, 0), attribute.Argument(2, 0));
        if (!Names.IsDotted(read.Name))
        {
            problems.Add(
                ContractRules.Name,
                site,
                $"The name '{read.Name}' must be lowercase words of letters, digits and hyphens, joined by dots");
        }

        if (read.Major < 1 || read.Minor < 0)
        {
            problems.Add(
                ContractRules.Name,
                site,
                $"The version {read.Major}.{read.Minor} must have a major from 1 and a minor from 0");
        }

        return read;
    }

    /// <summary>Reports a member that says it was added by a minor that does not exist.</summary>
    public void CheckSince(int since, string member, Site site, Problems problems)
    {
        if (since < 0 || since > Minor)
        {
            problems.Add(ContractRules.Since, site, member, since, Minor);
        }
    }
}
