# It's “fine”
locals {
  a = "it's “fine”"
  b = <<-EOT
    it's “fine
  EOT
}
