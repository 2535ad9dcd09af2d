using Microsoft.AspNetCore.Authentication;

namespace Mortise.AspNetCore.Tests;

/// <summary>There are none.</summary>
internal sealed class GivenUserOptions : AuthenticationSchemeOptions;
