# A name that a `for` binds, one that nobody can tell from a misspelling, and one in a plain string.
locals {
  hosts = <<-EOT
    %{ for HOST in ["a", "b"] }
    ${HOST}
    %{ endfor }
  EOT
}

resource "aws_instance" "app" {
  ami           = "ami-0"
  instance_type = "t3.micro"

  user_data = <<-EOT
    #!/bin/bash
    echo ${environment} $${HOME}
  EOT
}

resource "aws_ssm_parameter" "page" {
  name  = "page"
  type  = "String"
  value = <<-EOT
    %{for zone in zones~}
    ${vars.zone} ${aws_vpc.none.id}
    %{endfor~}
  EOT
}
