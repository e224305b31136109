locals {
  a = "x\n\t\"y\" \\d é"
  b = <<-EOT
    \d \_ \x
  EOT
}
