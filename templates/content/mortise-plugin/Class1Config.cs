using System.ComponentModel.DataAnnotations;

namespace CompanyNamespace;

/// <summary>What the edition can configure.</summary>
public sealed record Class1Config([property: MinLength(1)] string Salutation = "Hello");
