namespace Mortise.Hosting.Documents;

/// <summary>What a value is.</summary>
internal enum DocumentKind
{
    /// <summary>Nothing; in an overlay it takes away what is below.</summary>
    Null = 0,

    /// <summary>True or false.</summary>
    Boolean = 1,

    /// <summary>A number, kept as it was written.</summary>
    Number = 2,

    /// <summary>Text.</summary>
    Text = 3,

    /// <summary>A sequence.</summary>
    List = 4,

    /// <summary>Named values.</summary>
    Object = 5,

    /// <summary>
    /// A value of .NET configuration, which knows only text: it may be meant as a number or a truth value.
    /// </summary>
    Loose = 6,
}
