variable "urls" {
  type = list(string)
}

resource "aws_ssm_parameter" "urls" {
  name  = "/worker/urls"
  type  = "StringList"
  value = join(",", var.urls)
}
