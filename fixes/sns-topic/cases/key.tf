variable "project" {
  type    = string
  default = "shop"
}

resource "aws_kms_key" "main" {
  enable_key_rotation = true

  tags = {
    Name = "${var.project}-key"
  }
}
