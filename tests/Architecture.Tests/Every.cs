using Architecture.Tests.Rules;

namespace Architecture.Tests;

/// <summary>Every rule of this assembly, so that none can be written and forgotten.</summary>
internal static class Every
{
    public static IReadOnlyList<IRule> Rule { get; } =
    [
        .. typeof(IRule).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IRule)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (IRule)Activator.CreateInstance(type)!),
    ];
}
