variable "name" {
  default = "app"
}

resource "aws_instance" "app" {
  ami           = "ami-0"
  instance_type = "t3.micro"

  user_data = base64encode(<<-EOT
    #!/bin/bash
    TOKEN=$(curl -s http://169.254.169.254/latest/api/token)
    region=eu-west-1
    echo "${TOKEN} ${region} ${var.name}" > /etc/${HOSTNAME}.conf
  EOT
  )
}

resource "aws_instance" "other" {
  ami           = "ami-0"
  instance_type = "t3.micro"

  user_data = <<-EOT
    #!/bin/bash
    NAMES=(a b)
    echo ${NAMES[0]} ${HOME/root/user} ${!HOME}
  EOT
}
