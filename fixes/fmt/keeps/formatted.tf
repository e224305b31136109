locals {
  a    = 1
  long = <<-EOT
     x   =  1
  EOT
}
