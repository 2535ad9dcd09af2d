using Microsoft.AspNetCore.Authentication;

namespace WebShop.Host.Staff;

/// <summary>There are none.</summary>
internal sealed class StaffKeyOptions : AuthenticationSchemeOptions;
