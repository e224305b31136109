locals {
  text   = "one and two or not three if four else five === six"
  script = <<-EOT
    cat <<'EOF'
    a and b
    EOF
  EOT
}
