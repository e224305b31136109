resource "aws_ssm_parameter" "given" {
  name  = "/app/given"
  type  = "String"
  value = templatefile("${path.module}/given.tftpl", { stage = "dev" })
}

resource "aws_ssm_parameter" "unknown" {
  name  = "/app/unknown"
  type  = "String"
  value = templatefile("${path.module}/unknown.tftpl", { stage = "dev" })
}
